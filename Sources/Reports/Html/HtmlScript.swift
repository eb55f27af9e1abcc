/// The page's only script: a search by path or text, and how many findings are left.
enum HtmlScript {
  /// SHA-256 in base64, by which the page's policy knows the script (CSP level 3); a test compares.
  static let hash = "4cmiKfTI0mlKXcD7T8WX8Od1FkYPC82y+LMk7RtSRk8="

  static let text = """
    (function(){
    'use strict';
    var search=document.getElementById('search'),left=document.getElementById('left');
    if(!search||!left)return;
    var items=Array.prototype.slice.call(document.querySelectorAll('.findings>li'));
    var groups=Array.prototype.slice.call(document.querySelectorAll('article'));
    var texts=items.map(function(item){return item.textContent.toLowerCase()});
    function update(){
    var words=search.value.toLowerCase().split(' ').filter(Boolean),count=0;
    groups.forEach(function(group){group.hidden=false});
    items.forEach(function(item,index){
    item.hidden=!words.every(function(word){return texts[index].indexOf(word)>=0});
    });
    var shown=items.map(function(item){return item.getClientRects().length>0});
    var full=groups.map(function(){return false});
    items.forEach(function(item,index){
    if(!shown[index])return;
    count+=1;
    full[groups.indexOf(item.parentNode.parentNode)]=true;
    });
    groups.forEach(function(group,index){group.hidden=!full[index]});
    left.textContent=count+' of '+items.length+' findings shown';
    }
    document.getElementById('find').hidden=false;
    document.getElementById('filters').addEventListener('input',update);
    document.getElementById('filters').addEventListener('submit',function(event){event.preventDefault()});
    update();
    })();

    """
}
